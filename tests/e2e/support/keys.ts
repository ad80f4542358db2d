import type { Page } from '@playwright/test';

/** Counts every use of a mouse from now on. */
export async function refuseTheMouse(page: Page): Promise<void> {
  await page.evaluate(() => {
    Reflect.set(window, 'pointers', 0);
    // Keys press buttons too, as clicks without a pointer.
    window.addEventListener('pointerdown', () => Reflect.set(window, 'pointers', Number(Reflect.get(window, 'pointers')) + 1), true);
  });
}

/** How often the mouse was used since it was refused. */
export const pointersOf = (page: Page): Promise<unknown> => page.evaluate(() => Reflect.get(window, 'pointers'));

export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}
