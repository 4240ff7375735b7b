// Corrections: one key each. Nothing is changed on the page but by the server, which is asked for it anew after each correction.
import { change, isTyping, say } from './app.js';
import { bind, chosen } from './article.js';

const edit = document.getElementById('edit');
const boundary = document.getElementById('boundary');
const conflict = document.getElementById('conflict');
const made = [];   // numbers of what was done on this page, for undo

const side = () => document.querySelector('.side');
const article = () => side().dataset.article;

async function ask(what) {
  const answer = await change('/correct', { body: JSON.stringify(what), headers: { 'Content-Type': 'application/json' } });
  if (answer.headers.get('Content-Type')?.startsWith('application/json')) return answer.json();
  return { result: 'invalid', message: await answer.text() };
}

/** Takes over what the server shows now: the text, the labels and the figures. */
async function renew() {
  const answer = await fetch(location.href, { credentials: 'same-origin' });
  if (!answer.ok) { location.reload(); return; }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const at = side().scrollTop;
  const focus = document.activeElement?.id || (document.activeElement?.closest('[data-label]')?.dataset.label ?? '');
  for (const part of ['.top', '.read', '#boundary select']) {
    const next = page.querySelector(part);
    if (next) document.querySelector(part)?.replaceWith(document.adoptNode(next));
  }
  bind();
  side().scrollTop = at;
  const back = focus && (document.getElementById(focus) ?? document.querySelector(`[data-label="${CSS.escape(focus)}"]`));
  if (back) back.focus({ preventScroll: true });
}

function settle(dialog) {
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise(done => dialog.addEventListener('close', () => done(dialog.returnValue), { once: true }));
}

/** Others were faster: what they did is shown, and one's own is made only if it is asked for again. */
async function overtaken(what, answer) {
  conflict.querySelector('ol').replaceChildren(...answer.earlier.map(line => Object.assign(document.createElement('li'), { textContent: line })));
  if (await settle(conflict) === 'again') return correct({ ...what, version: answer.version });
  await renew();
  return false;
}

export async function correct(what) {
  const answer = await ask(what);
  if (answer.result === 'conflict' && what.kind !== 'undo') return overtaken(what, answer);
  say(answer.message ?? '');
  if (answer.result !== 'made') return answer.result === 'conflict' ? renew() : false;
  if (what.kind !== 'undo') made.push(...(answer.also ?? []), answer.correction);
  await renew();
  return true;
}

const onFact = (kind, card) => correct({ kind, fact: card.dataset.fact, version: card.dataset.version });
const onLabel = (kind, label) => correct({ kind, article: article(), of: label.dataset.of, label: label.dataset.label, version: label.dataset.version });

function undo(of) {
  const last = of?.dataset.last || made.at(-1);
  if (!last) return;
  const at = made.indexOf(Number(last));
  if (at >= 0) made.splice(at, 1);
  correct({ kind: 'undo', correction: last });
}

function fill(values, quote, title) {
  edit.querySelector('h2').textContent = edit.querySelector('h2').dataset[title];
  edit.querySelector('.quote').textContent = quote;
  edit.querySelector('.problem').textContent = '';
  for (const field of edit.querySelector('form').elements) if (field.name) field.value = values[field.name] ?? '';
}

async function byForm(what) {
  while (await settle(edit) === 'save') {
    const values = Object.fromEntries(new FormData(edit.querySelector('form')));
    const answer = await ask({ ...what, ...values });
    if (answer.result === 'conflict') return overtaken({ ...what, ...values }, answer);
    if (answer.result === 'made') {
      made.push(answer.correction);
      say(answer.message);
      return renew();
    }
    edit.querySelector('.problem').textContent = answer.message;
  }
  return false;
}

function change1(card) {
  const values = JSON.parse(card.dataset.values);
  fill(values, values.evidence, 'edit');
  return byForm({ kind: 'change-fact', fact: card.dataset.fact, version: card.dataset.version });
}

/** Where the selection stands in the source: every run of text tells its own begin, and holds text of the source alone. */
function selected() {
  const choice = getSelection();
  if (choice.isCollapsed || choice.rangeCount === 0) return null;
  const range = choice.getRangeAt(0);
  const place = (node, offset, run) => {
    const before = document.createRange();
    before.selectNodeContents(run);
    before.setEnd(node, offset);
    return Number(run.dataset.start) + before.toString().length;
  };
  const runOf = node => (node instanceof Element ? node : node.parentElement)?.closest('.run');
  const runs = [...document.querySelectorAll('.paper .run')].filter(run => range.intersectsNode(run) && range.toString().length > 0);
  if (runs.length === 0) return null;
  const [first, last] = [runs[0], runs.at(-1)];
  const start = runOf(range.startContainer) === first ? place(range.startContainer, range.startOffset, first) : Number(first.dataset.start);
  const end = runOf(range.endContainer) === last ? place(range.endContainer, range.endOffset, last) : Number(last.dataset.start) + last.textContent.length;
  return end > start ? { start, end, text: range.toString() } : null;
}

/** What the selected words say by themselves, to begin with. */
function guess(text) {
  const number = /(\d[\d,]*(?:\.\d+)?)\s*(万亿|亿|万)?/.exec(text);
  const percent = /%|％|个百分点/.test(text);
  return {
    indicator: 'other', measure: percent ? 'growth' : 'amount', unit: /百分点/.test(text) ? 'pp' : percent ? '%' : 'CNY', bound: 'exact', status: 'reported',
    value: number ? number[1].replaceAll(',', '') + (number[2] ?? '') : '', basis: /同比/.test(text) ? 'yoy' : '',
  };
}

function add() {
  const at = selected();
  if (!at) return say(document.body.dataset.lang === 'en' ? 'Select words in the text first.' : '请先在原文里选中文字。');
  fill(guess(at.text), at.text, 'add');
  return byForm({ kind: 'add-fact', article: article(), start: at.start, end: at.end, evidence: at.text });
}

async function move() {
  const at = selected();
  if (!at) return say(document.body.dataset.lang === 'en' ? 'Select words in the text first.' : '请先在原文里选中文字。');
  boundary.querySelector('.quote').textContent = at.text.length > 160 ? `${at.text.slice(0, 80)} … ${at.text.slice(-60)}` : at.text;
  if (await settle(boundary) !== 'save') return false;
  return correct({ kind: 'boundary', article: boundary.querySelector('select').value, start: at.start, end: at.end, version: side().dataset.version });
}

/** The list of labels chooses what a label is changed into; those of the other kind are not offered meanwhile. */
function relabel(label) {
  const list = document.getElementById('add-label');
  const hint = list.options[0];
  list.dataset.from = label.dataset.label;
  list.dataset.version = label.dataset.version;
  hint.textContent = hint.dataset.change.replace('{0}', label.querySelector('.tag').textContent);
  for (const option of list.options) if (option.value) option.disabled = !option.value.startsWith(`${label.dataset.of}:`);
  list.focus();
  list.showPicker?.();
}

/** Choosing nothing in the end leaves the list as it was. */
function forget(list) {
  if (!list.dataset.from) return;
  const hint = list.options[0];
  delete list.dataset.from;
  hint.textContent = hint.dataset.add;
  for (const option of list.options) option.disabled = false;
}

const join = button => correct({ kind: 'join', article: button.dataset.article, to: button.dataset.to, version: side().dataset.version });

const actions = {
  join,
  confirm: of => of.dataset.fact ? onFact('confirm-fact', of) : onLabel('confirm-label', of),
  reject: of => of.dataset.fact ? onFact('reject-fact', of) : onLabel('reject-label', of),
  edit: of => of.dataset.fact ? change1(of) : relabel(of),
  undo,
  'confirm-article': () => correct({ kind: 'confirm-article', article: article(), version: side().dataset.version }),
};

document.addEventListener('click', event => {
  const button = event.target.closest?.('button[data-do]');
  if (button) actions[button.dataset.do](button.closest('[data-fact], [data-label]') ?? button);
});

document.addEventListener('change', event => {
  if (event.target.id === 'name') document.cookie = `name=${encodeURIComponent(event.target.value.trim())}; path=/; max-age=31536000; samesite=strict`;
  if (event.target.id !== 'add-label' || !event.target.value) return;
  const [of, label] = event.target.value.split(':');
  const { from, version } = event.target.dataset;
  correct(from ? { kind: 'change-label', article: article(), of, label: from, to: label, version } : { kind: 'confirm-label', article: article(), of, label, version: 0 });
});

document.addEventListener('focusout', event => { if (event.target.id === 'add-label') forget(event.target); });

const keys = { c: 'confirm', e: 'edit', x: 'reject' };

document.addEventListener('keydown', event => {
  if (isTyping(event)) return;
  const of = document.activeElement?.closest('[data-label]') ?? chosen();
  if (keys[event.key] && of && (of.dataset.fact || of.dataset.label)) actions[keys[event.key]](of);
  else if (event.key === 'u') undo(of?.dataset.last ? of : null);
  else if (event.key === 'a') add();
  else if (event.key === 'b') move();
  else return;
  event.preventDefault();
});
