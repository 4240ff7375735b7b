// A point of the chart leads to its row, which opens; the figures behind a row are asked for once it does.
async function load(details) {
  const ask = details.querySelector(':scope > .ask');
  if (!ask || details.dataset.asked) return;
  details.dataset.asked = '1';
  const answer = await fetch(details.dataset.part, { credentials: 'same-origin' });
  if (!answer.ok) { location.assign(ask.href); return; }
  ask.replaceWith(document.createRange().createContextualFragment(await answer.text()));
}

// What happens within details does not rise from them, but comes down to them.
document.addEventListener('toggle', event => {
  if (event.target.open && event.target.dataset.part) load(event.target);
}, true);

function arrive() {
  const at = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
  const details = at?.matches('details') ? at : at?.matches('.points tr') ? at.querySelector('details') : null;
  if (!details) return;
  details.open = true;
  at.scrollIntoView({ block: 'center' });
  at.classList.add('arrived');
}

addEventListener('hashchange', arrive);
arrive();
