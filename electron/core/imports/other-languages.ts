import type { ImportKind } from '@shared/contract/imports/entities';

/** Headers of exports in German, French, Spanish and Dutch, as `normalizeHeader` leaves them, by field (W5). English ones stand with the fields. */
export const foreignHeaders: Readonly<Partial<Record<ImportKind, Readonly<Record<string, readonly string[]>>>>> = {
  accounts: {
    ref: ['kundennummer', 'kunden nr', 'kundennr', 'kunden id', 'kontonummer', 'numéro client', 'n client', 'code client', 'identifiant client', 'número de cliente', 'id de cliente', 'código de cliente', 'klantnummer'],
    name: ['kunde', 'kundenname', 'firma', 'firmenname', 'unternehmen', 'client', 'nom du client', 'société', 'raison sociale', 'entreprise', 'cliente', 'nombre del cliente', 'empresa', 'razón social', 'klant', 'klantnaam', 'bedrijf'],
    segment: ['kundensegment', 'segment client', 'segmento', 'klantsegment'],
    arr: ['jahresumsatz', 'jährlicher vertragswert', 'vertragswert', 'revenu récurrent annuel', 'valeur annuelle', 'ingreso recurrente anual', 'valor anual', 'jaarwaarde'],
    currency: ['währung', 'devise', 'moneda', 'divisa', 'valuta'],
    renewal: ['verlängerung', 'verlängerungsdatum', 'vertragsende', 'date de renouvellement', 'renouvellement', 'fin de contrat', 'fecha de renovación', 'renovación', 'fin de contrato', 'verlengingsdatum'],
    owner: ['betreuer', 'kundenbetreuer', 'verantwortlich', 'responsable', 'gestionnaire', 'gestor', 'accountmanager'],
    region: ['land', 'gebiet', 'pays', 'région', 'país', 'región', 'regio'],
    industry: ['branche', 'secteur', 'sector', 'industrie'],
    sponsor: ['ansprechpartner', 'interlocuteur', 'contact principal', 'contacto principal'],
    signup: ['kunde seit', 'client depuis', 'cliente desde', 'klant sinds'],
  },
  issues: {
    ref: ['ticketnummer', 'ticket nr', 'ticketnr', 'vorgangsnummer', 'vorgang', 'fallnummer', 'meldungsnummer', 'numéro de ticket', 'n de ticket', 'n ticket', 'numéro', 'référence', 'número de ticket', 'número de incidencia', 'nº de ticket', 'referencia', 'meldingsnummer'],
    title: ['betreff', 'titel', 'kurzbeschreibung', 'objet', 'sujet', 'titre', 'asunto', 'título', 'onderwerp'],
    description: ['beschreibung', 'text', 'descripción', 'omschrijving', 'détails'],
    account: ['kundennummer', 'kunden nr', 'kunde', 'kundenname', 'firma', 'unternehmen', 'client', 'société', 'entreprise', 'cliente', 'empresa', 'klant', 'bedrijf'],
    'account-name': ['kunde', 'kundenname', 'firma', 'nom du client', 'nombre del cliente', 'klantnaam'],
    opened: ['erstellt', 'erstellt am', 'eröffnet', 'eröffnet am', 'gemeldet am', 'angelegt am', 'eingang', 'eingangsdatum', 'créé', 'créé le', 'date de création', 'ouvert le', "date d ouverture", 'creado', 'creado el', 'fecha de creación', 'fecha de apertura', 'abierto el', 'aangemaakt', 'aangemaakt op'],
    resolved: ['gelöst', 'gelöst am', 'geschlossen', 'geschlossen am', 'erledigt am', 'abgeschlossen am', 'résolu le', 'date de résolution', 'fermé le', 'date de clôture', 'resuelto', 'resuelto el', 'fecha de resolución', 'fecha de cierre', 'cerrado el', 'opgelost op', 'gesloten op'],
    status: ['zustand', 'bearbeitungsstand', 'statut', 'état', 'estado'],
    priority: ['priorität', 'prio', 'dringlichkeit', 'priorité', 'urgence', 'prioridad', 'urgencia', 'prioriteit'],
    'first-response': ['erste antwort', 'erste reaktion', 'antwortzeit', 'reaktionszeit', 'première réponse', 'délai de première réponse', 'primera respuesta', 'tiempo de primera respuesta', 'eerste reactie'],
    resolution: ['lösungszeit', 'bearbeitungszeit', 'délai de résolution', 'temps de résolution', 'tiempo de resolución', 'oplostijd'],
    escalated: ['eskaliert', 'escaladé', 'escalado', 'geëscaleerd'],
    owner: ['bearbeiter', 'zuständig', 'zugewiesen an', 'agent', 'assigné à', 'asignado a', 'agente', 'behandelaar'],
    'waiting-on': ['wartet auf', 'en attente de', 'en espera de', 'wacht op'],
    satisfaction: ['zufriedenheit', 'kundenzufriedenheit', 'bewertung', 'satisfacción', 'tevredenheid'],
    tags: ['schlagworte', 'stichworte', 'étiquettes', 'etiquetas', 'trefwoorden'],
  },
};

/** Words of the same languages, added to the built-in ones: meaning to its words. */
export const foreignWords = {
  status: {
    open: 'offen|neu|in bearbeitung|wiedereröffnet|ouvert|nouveau|en cours|abierto|nuevo|en curso|nieuw|in behandeling',
    waiting: 'wartend|wartet|ausstehend|zurückgestellt|en attente|en espera|pendiente|wacht',
    resolved: 'gelöst|erledigt|behoben|résolu|resuelto|opgelost',
    closed: 'geschlossen|abgeschlossen|fermé|clos|clôturé|cerrado|gesloten',
  },
  priority: {
    urgent: 'dringend|kritisch|critique|crítica|crítico|urgente|kritiek',
    high: 'hoch|élevée|haute|alta|alto|hoog',
    normal: 'mittel|moyenne|media|medio|gemiddeld|normaal|normale',
    low: 'niedrig|gering|faible|basse|baja|bajo|laag',
  },
  segment: { enterprise: 'konzern|großkunde|grand compte|gran empresa', 'mid-market': 'mittelstand|eti|mediana empresa', smb: 'kmu|kleinunternehmen|pme|tpe|pyme|mkb' },
  boolean: { true: 'ja|oui|sí|si|wahr|vrai|verdadero', false: 'nein|non|falsch|faux|falso|nee' },
} as const;
