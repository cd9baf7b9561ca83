import { beforeEach, describe, expect, it, vi } from 'vitest';
import { dragging, gapAt, landing, stepOf } from './reorder';

function rowsOf(...heights: number[]): Element[] {
  let top = 100;
  return heights.map((height) => {
    const row = document.createElement('li');
    vi.spyOn(row, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, top, 300, height));
    top += height;
    return row;
  });
}

describe('where something lands', () => {
  it('is before the first row whose middle is below the hand', () => {
    const rows = rowsOf(40, 200, 40);
    expect([90, 119, 121, 239, 241, 361].map((y) => gapAt(rows, y))).toEqual([0, 0, 1, 1, 2, 3]);
  });

  it('counts the rows as they are once it has left its place', () => {
    expect(landing({ from: 0, gap: 2 })).toBe(1);
    expect(landing({ from: 2, gap: 0 })).toBe(0);
    expect(landing({ from: 1, gap: 1 })).toBe(1);
    expect(landing({ from: 1, gap: 2 }), 'just behind itself').toBe(1);
  });
});

describe('Alt with an arrow', () => {
  const press = (key: string, altKey: boolean, tag: string) => {
    const target = document.createElement(tag);
    let step: number | undefined;
    target.addEventListener('keydown', (event) => (step = stepOf(event)));
    target.dispatchEvent(new KeyboardEvent('keydown', { key, altKey }));
    return step;
  };

  it('steps up and down', () => {
    expect([press('ArrowUp', true, 'button'), press('ArrowDown', true, 'button')]).toEqual([-1, 1]);
    expect([press('ArrowDown', false, 'button'), press('a', true, 'button')]).toEqual([0, 0]);
  });

  it('is left to fields, which have their own use for it', () => {
    expect(['input', 'textarea', 'select'].map((tag) => press('ArrowDown', true, tag))).toEqual([0, 0, 0]);
  });
});

describe('a drag', () => {
  const drag = { move: vi.fn(), drop: vi.fn(), stop: vi.fn() };
  let grip: HTMLElement;

  const point = (type: string, clientY: number, button = 0) =>
    grip.dispatchEvent(new PointerEvent(type, { clientY, button, bubbles: true, cancelable: true }));

  beforeEach(() => {
    vi.clearAllMocks();
    grip = document.body.appendChild(document.createElement('span'));
    dragging(drag)(grip);
    return () => grip.remove();
  });

  it('follows the pointer and ends with a drop', () => {
    point('pointerdown', 200);
    point('pointermove', 240);
    point('pointerup', 240);
    point('pointermove', 300);
    expect(drag.move).toHaveBeenCalledExactlyOnceWith(240);
    expect(drag.drop).toHaveBeenCalledOnce();
  });

  it('is none when the hand only trembles, or with another button', () => {
    point('pointerdown', 200);
    point('pointermove', 203);
    point('pointerup', 203);
    point('pointerdown', 200, 2);
    point('pointermove', 300);
    expect(drag.move).not.toHaveBeenCalled();
    expect(drag.drop).not.toHaveBeenCalled();
  });

  it('ends without a drop on Escape and when the system takes the pointer', () => {
    point('pointerdown', 200);
    point('pointermove', 240);
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    point('pointerup', 240);
    point('pointerdown', 200);
    point('pointermove', 240);
    point('pointercancel', 240);
    expect(drag.stop).toHaveBeenCalledTimes(2);
    expect(drag.drop).not.toHaveBeenCalled();
  });

  it('leaves the field that is being typed in first, so that it is saved', () => {
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    point('pointerdown', 200);
    expect(field).toHaveFocus();
    point('pointermove', 240);
    expect(field).not.toHaveFocus();
    field.remove();
  });
});
