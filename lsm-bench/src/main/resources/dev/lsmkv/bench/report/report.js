'use strict';

// Draws the charts from the figures in the element "data"; again when the colours or the width change.
const data = JSON.parse(document.getElementById('data').textContent);
const FONT = '12px system-ui, sans-serif';

const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const engineColour = engine => colour('--c' + data.engines.indexOf(engine) % 8);

function short(value) {
  const size = Math.abs(value);
  const [unit, suffix] = size >= 1e6 ? [1e6, 'M'] : size >= 1e3 ? [1e3, 'k'] : [1, ''];
  return +(value / unit).toPrecision(3) + suffix;
}

function time(micros) {
  return micros >= 1e6 ? short(micros / 1e6) + ' s' : micros >= 1e3 ? short(micros / 1e3) + ' ms' : short(micros) + ' µs';
}

function panel(parent, title) {
  const box = document.createElement('div');
  const head = document.createElement('h3');
  head.textContent = title;
  box.append(head);
  parent.append(box);
  return box;
}

function axis(more) {
  const grid = { stroke: colour('--grid'), width: 1 };
  return { stroke: colour('--text'), font: FONT, labelFont: FONT, grid, ticks: grid, ...more };
}

function plot(box, options, columns) {
  new uPlot({ width: Math.max(300, box.clientWidth - 20), ...options }, columns, box);
}

const power = exponent => exponent < 0 ? '1/' + 2 ** -exponent : String(2 ** exponent);

// Bars from the line at 1, to the right where the engine is faster; a line for the range, and the median beside it.
function annotate(u, bars) {
  const at = value => u.valToPos(Math.log2(value), 'y', true);
  const { ctx, bbox } = u;
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = colour('--text');
  ctx.lineWidth = devicePixelRatio;
  ctx.beginPath();
  ctx.moveTo(at(1), bbox.top);
  ctx.lineTo(at(1), bbox.top + bbox.height);
  bars.forEach(([, , least, most], i) => {
    const y = u.valToPos(i, 'x', true);
    ctx.moveTo(at(least), y);
    ctx.lineTo(at(most), y);
  });
  ctx.stroke();
  ctx.font = 11 * devicePixelRatio + 'px system-ui, sans-serif';
  ctx.textBaseline = 'middle';
  bars.forEach(([, median, least, most], i) => {
    const right = median >= 1;
    ctx.textAlign = right ? 'left' : 'right';
    const end = right ? at(Math.max(median, most)) + 5 : at(Math.min(median, least)) - 5;
    ctx.fillText(median.toPrecision(3), end, u.valToPos(i, 'x', true));
  });
  ctx.restore();
}

function drawRatios(parent, { peer, bars }) {
  if (bars.length === 0) {
    return;
  }
  const box = panel(parent, data.engines[0] + ' / ' + peer);
  const logs = bars.map(bar => Math.log2(bar[1]));
  const ends = bars.flatMap(bar => [Math.log2(bar[2]), Math.log2(bar[3])]);
  // The bars leave room for their numbers.
  const room = 0.8 + 0.16 * (Math.max(...ends, 0) - Math.min(...ends, 0));
  const least = Math.min(-1, Math.min(...ends) - room);
  const most = Math.max(1, Math.max(...ends) + room);
  const step = Math.ceil((most - least) / 6);
  const ticks = [];
  for (let tick = Math.ceil(least / step) * step; tick <= most; tick += step) {
    ticks.push(tick);
  }
  const fills = logs.map(log => colour(log >= 0 ? '--faster' : '--slower'));
  plot(box, {
    height: 60 + 21 * bars.length,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false, ori: 1, dir: -1, range: [-0.7, bars.length - 0.3] }, y: { ori: 0, range: [least, most] } },
    axes: [
      axis({ side: 3, size: 205, gap: 6, grid: { show: false }, splits: bars.map((_, i) => i), values: () => bars.map(bar => bar[0]) }),
      axis({ side: 2, size: 40, splits: ticks, values: () => ticks.map(power) }),
    ],
    series: [{}, {
      fill: colour('--faster'),
      width: 0,
      points: { show: false },
      fillTo: () => 0,
      paths: uPlot.paths.bars({ size: [0.62, 14], disp: { fill: { unit: 3, values: () => fills } } }),
    }],
    hooks: { draw: [u => annotate(u, bars)] },
  }, [bars.map((_, i) => i), logs]);
}

function line(engine, value) {
  return { label: engine, stroke: engineColour(engine), width: engine === data.engines[0] ? 2.5 : 1.5, value, spanGaps: false };
}

function drawSeconds(parent, [row, lines]) {
  const engines = Object.keys(lines);
  const length = Math.max(...engines.map(engine => lines[engine].length));
  if (length < 3) {
    return;
  }
  const box = panel(parent, row + ', operations in each second');
  plot(box, {
    height: 280,
    scales: { x: { time: false }, y: { range: (u, least, most) => [0, Math.max(1, most * 1.05)] } },
    axes: [axis({ values: (u, ticks) => ticks.map(tick => tick + ' s') }), axis({ size: 60, values: (u, ticks) => ticks.map(short) })],
    series: [{ label: 'second' }, ...engines.map(engine => line(engine, (u, v) => v == null ? '–' : short(v)))],
  }, [Array.from({ length }, (_, i) => i + 1), ...engines.map(engine => Array.from({ length }, (_, i) => lines[engine][i] ?? null))]);
}

function drawLatencies(parent, [row, lines]) {
  const box = panel(parent, row);
  const engines = Object.keys(lines);
  const names = data.percentiles.map(name => name.replace('-us', ''));
  const places = names.map((_, i) => i);
  const values = engines.flatMap(engine => lines[engine]).filter(value => value > 0);
  const least = 10 ** Math.floor(Math.log10(Math.min(...values)));
  const most = 10 ** Math.ceil(Math.log10(Math.max(...values) * 1.01));
  plot(box, {
    height: 250,
    scales: { x: { time: false, range: [-0.2, names.length - 0.8] }, y: { distr: 3, log: 10, range: [least, most] } },
    axes: [
      axis({ splits: places, values: () => names }),
      axis({ size: 64, values: (u, ticks) => ticks.map(tick => Math.abs(Math.log10(tick) % 1) < 1e-6 ? time(tick) : null) }),
    ],
    series: [
      { label: 'percentile', value: (u, v) => names[v] ?? '–' },
      ...engines.map(engine => ({ ...line(engine, (u, v) => v == null ? '–' : time(v)), points: { show: true, size: 6 } })),
    ],
  }, [places, ...engines.map(engine => lines[engine].map(value => value > 0 ? value : null))]);
}

function draw() {
  const clear = id => {
    const parent = document.getElementById(id);
    parent.replaceChildren();
    return parent;
  };
  const ratios = clear('ratios');
  data.ratios.forEach(chart => drawRatios(ratios, chart));
  const seconds = clear('seconds');
  // The row that the chart is for comes first.
  const order = ([row]) => row === 'overwrite' ? 0 : 1;
  Object.entries(data.seconds).sort((a, b) => order(a) - order(b)).forEach(chart => drawSeconds(seconds, chart));
  const latencies = clear('latencies');
  Object.entries(data.latencies).forEach(chart => drawLatencies(latencies, chart));
}

draw();
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
let pending = 0;
addEventListener('resize', () => {
  clearTimeout(pending);
  pending = setTimeout(draw, 200);
});
