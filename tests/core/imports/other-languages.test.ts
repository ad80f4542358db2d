import { describe, expect, it } from 'vitest';
import { fieldsOf, normalizeHeader } from '../../../electron/core/imports/fields';
import { guessMapping } from '../../../electron/core/imports/guess';
import { foreignHeaders } from '../../../electron/core/imports/other-languages';
import { foldWord, vocabularies } from '../../../electron/core/imports/words';

const fieldsFound = (kind: 'accounts' | 'issues', header: readonly string[]): Record<string, string> => Object.fromEntries(guessMapping(kind, header, []).columns.map(({ field, column }) => [field, column]));

describe('headers of other languages', () => {
  it('are kept as headers are compared, for fields that there are [W5]', () => {
    for (const [kind, fields] of Object.entries(foreignHeaders)) {
      const known = fieldsOf(kind === 'accounts' ? 'accounts' : 'issues').map(({ key }): string => key);
      for (const [key, headers] of Object.entries(fields)) {
        expect(known).toContain(key);
        for (const header of headers) expect(normalizeHeader(header)).toBe(header);
      }
    }
  });

  it('are read in German, with the unit in brackets [W5]', () => {
    expect(fieldsFound('issues', ['Ticketnummer', 'Betreff', 'Kunde', 'Kundennummer', 'Erstellt am', 'Gelöst am', 'Status', 'Priorität', 'Antwortzeit (Stunden)', 'Zufriedenheit'])).toEqual({
      ref: 'Ticketnummer',
      title: 'Betreff',
      account: 'Kundennummer',
      'account-name': 'Kunde',
      opened: 'Erstellt am',
      resolved: 'Gelöst am',
      status: 'Status',
      priority: 'Priorität',
      'first-response': 'Antwortzeit (Stunden)',
      satisfaction: 'Zufriedenheit',
    });
    expect(guessMapping('issues', ['Ticketnummer', 'Antwortzeit (Stunden)'], []).columns).toContainEqual({ column: 'Antwortzeit (Stunden)', field: 'first-response', unit: 'hours' });
  });

  it('are read in French and in Spanish [W5]', () => {
    expect(fieldsFound('issues', ['N° de ticket', 'Objet', 'Client', 'Créé le', 'Statut', 'Priorité', "Date d'ouverture"])).toMatchObject({ ref: 'N° de ticket', title: 'Objet', account: 'Client', opened: 'Créé le', status: 'Statut', priority: 'Priorité' });
    expect(fieldsFound('accounts', ['Código de cliente', 'Razón social', 'Segmento', 'Fecha de renovación', 'Moneda'])).toEqual({ ref: 'Código de cliente', name: 'Razón social', segment: 'Segmento', renewal: 'Fecha de renovación', currency: 'Moneda' });
  });

  it('leave an English file as it was: an English name goes first [W5]', () => {
    expect(fieldsFound('issues', ['Ticket ID', 'Client', 'Account', 'Text', 'Description'])).toMatchObject({ ref: 'Ticket ID', account: 'Account', description: 'Description' });
  });
});

describe('words of other languages', () => {
  it.each([
    ['status', 'in Bearbeitung', 'open'],
    ['status', 'Résolu', 'resolved'],
    ['status', 'Pendiente', 'waiting'],
    ['priority', 'Hoch', 'high'],
    ['priority', 'Faible', 'low'],
    ['priority', 'Crítica', 'urgent'],
    ['segment', 'Mittelstand', 'mid-market'],
    ['boolean', 'nein', 'false'],
  ] as const)('%s %s means %s [W5]', (type, word, meaning) => {
    expect(vocabularies[type].get(foldWord(word))).toBe(meaning);
  });
});
