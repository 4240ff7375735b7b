// j and k go through the rows of a list, Enter opens the one that is shown as chosen.
import { isTyping } from './app.js';

const links = () => [...document.querySelectorAll('[data-rows] a.title')];

function go(by) {
  const all = links();
  if (all.length === 0) return;
  const at = all.indexOf(document.activeElement);
  const next = all[Math.max(0, Math.min(all.length - 1, at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by))];
  next.focus();
  next.closest('tr').scrollIntoView({ block: 'nearest' });
}

document.addEventListener('keydown', event => {
  if (isTyping(event)) return;
  if (event.key === 'j') go(1);
  else if (event.key === 'k') go(-1);
  else return;
  event.preventDefault();
});
