// Figures in the text: hovering shows what they mean, a click keeps it, j and k go from one to the next.
import { isTyping } from './app.js';

const tip = document.getElementById('tip');
let paper;
let cards;
let stops;
let kept = null;

export const idsOf = mark => mark.dataset.f.split(' ');
export const chosen = () => cards.get(kept) ?? null;

function light(id, on) {
  for (const part of paper.querySelectorAll(`.f[data-f~="${id}"]`)) part.classList.toggle('on', on);
}

function show(mark) {
  tip.replaceChildren(...idsOf(mark).map(id => cards.get(id)).filter(Boolean).map(card => {
    const box = document.createElement('div');
    box.className = `${card.className} open`;
    box.append(...card.cloneNode(true).childNodes);
    box.querySelector('.do')?.remove();
    return box;
  }));
  tip.hidden = false;
  const box = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
  const gap = 8;
  const left = Math.min(Math.max(gap, box.left), innerWidth - tip.offsetWidth - gap);
  const below = box.bottom + gap;
  const top = below + tip.offsetHeight > innerHeight - gap ? Math.max(gap, box.top - tip.offsetHeight - gap) : below;
  tip.style.left = `${left}px`;
  tip.style.top = `${top}px`;
}

const hide = () => { tip.hidden = true; };

/** Keeps a figure: its card opens beside the text. */
export function choose(id, options = {}) {
  if (kept) {
    cards.get(kept)?.classList.remove('open');
    light(kept, false);
  }
  kept = id;
  if (!id) return;
  cards.get(id)?.classList.add('open');
  light(id, true);
  cards.get(id)?.scrollIntoView({ block: 'nearest' });
  if (options.text) paper.querySelector(`.f[data-f~="${id}"]`)?.scrollIntoView({ block: 'center' });
}

function step(by) {
  const at = stops.indexOf(document.activeElement);
  const from = at >= 0 ? at : stops.findIndex(mark => idsOf(mark).includes(kept));
  const next = stops[from < 0 ? (by > 0 ? 0 : stops.length - 1) : Math.max(0, Math.min(stops.length - 1, from + by))];
  if (!next) return;
  next.focus();
  choose(idsOf(next)[0]);
  next.scrollIntoView({ block: 'nearest' });
}

/** Finds the figures of the page; again after a part of it was made anew. */
export function bind() {
  paper = document.querySelector('.paper');
  cards = new Map([...document.querySelectorAll('.facts .fact')].map(card => [card.dataset.f, card]));
  stops = [...paper.querySelectorAll('.f[tabindex]')];
  for (const mark of paper.querySelectorAll('.f')) {
    mark.addEventListener('pointerenter', () => show(mark));
    mark.addEventListener('pointerleave', hide);
    mark.addEventListener('click', () => {
      if (!getSelection().isCollapsed) return;
      hide();
      choose(idsOf(mark)[0]);
    });
  }
  for (const mark of stops) {
    mark.addEventListener('focus', () => { if (mark.matches(':focus-visible')) choose(idsOf(mark)[0]); });
    mark.addEventListener('keydown', event => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      choose(idsOf(mark)[0]);
      cards.get(kept)?.focus();
    });
  }
  for (const [id, card] of cards) {
    card.addEventListener('click', event => { if (!event.target.closest('button, input, select, a, form')) choose(id, { text: true }); });
  }
  const again = kept && cards.has(kept) ? kept : null;
  kept = null;
  choose(again);
}

const keys = {
  j: () => step(1),
  k: () => step(-1),
  '[': () => document.getElementById('previous')?.click(),
  ']': () => document.getElementById('next')?.click(),
  v: () => document.querySelector('.switch a:not([aria-current])')?.click(),
  Escape: () => { hide(); choose(null); },
};

document.addEventListener('keydown', event => {
  if (isTyping(event) || !keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});

// A link to a figure opens it.
function arrive() {
  const mark = location.hash.startsWith('#f') ? document.getElementById(location.hash.slice(1)) : null;
  if (mark?.dataset.f) {
    choose(idsOf(mark)[0]);
    mark.scrollIntoView({ block: 'center' });
  } else if (/^#f\d+$/.test(location.hash)) point(Number(location.hash.slice(2)));
}

/** Shows a place of the text that is no figure, such as a project's name: selects from there to the end of its clause. */
function point(offset) {
  const run = [...paper.querySelectorAll('.run')].findLast(one => Number(one.dataset.start) <= offset);
  if (!run) return;
  const walker = document.createTreeWalker(run, NodeFilter.SHOW_TEXT);
  let rest = offset - Number(run.dataset.start);
  for (let node = walker.nextNode(); node; rest -= node.data.length, node = walker.nextNode()) {
    if (rest >= node.data.length) continue;
    const end = node.data.slice(rest).search(/[，。；、\n]/);
    getSelection().setBaseAndExtent(node, rest, node, end < 0 ? node.data.length : rest + end);
    node.parentElement.scrollIntoView({ block: 'center' });
    const box = getSelection().getRangeAt(0).getBoundingClientRect();
    scrollBy(0, box.top - innerHeight / 2);
    return;
  }
}

bind();
addEventListener('hashchange', arrive);
arrive();
