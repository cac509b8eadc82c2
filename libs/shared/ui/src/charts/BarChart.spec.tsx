import { describe, expect, it } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import { BarChart } from './BarChart.js';

describe('a chart of bars', () => {
  it('says in its table everything it draws, and why a bar is missing', () => {
    const { container } = render(<BarChart title="Addetti" unit="persone" format={(value) => `${value}`} data={[{ label: 'Nord', value: 8 }, { label: 'Sud', value: 2 }, { label: 'Isole', value: null, note: 'non lo dice' }]} />);
    expect(screen.getByRole('figure', { name: 'Addetti (persone)' })).toBeTruthy();
    const cells = [...container.querySelectorAll('tbody tr')].map((row) => row.textContent);
    expect(cells).toEqual(['Nord8', 'Sud2', expect.stringMatching(/^Isole.*non lo dice$/)]);
    const widths = [...container.querySelectorAll('.pc-chart__fill')].map((bar) => Number(bar.getAttribute('width')));
    expect(widths).toHaveLength(2);
    expect(widths[0]! / widths[1]!).toBe(4);
  });
});
