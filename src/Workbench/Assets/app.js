// Keys, the switch of light and dark, and what every page shares.
const body = document.body;
const root = document.documentElement;

export function say(text) {
  const line = document.getElementById('say');
  if (!line) return;
  line.textContent = text;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { line.textContent = ''; }, 6000);
}

/** Sends a change with the proof that it comes from this page. */
export async function change(path, options = {}) {
  const headers = { 'X-Change-Token': body.dataset.change || '', ...options.headers };
  return fetch(path, { method: 'POST', credentials: 'same-origin', ...options, headers });
}

function keep(name, value) {
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=31536000; samesite=strict`;
}

function switchTheme() {
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  keep('theme', root.dataset.theme);
}

export function isTyping(event) {
  const at = event.target;
  return event.ctrlKey || event.metaKey || event.altKey || event.isComposing
    || at instanceof HTMLInputElement && at.type !== 'checkbox' || at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement || at.closest?.('dialog[open]');
}

const help = document.getElementById('help');
document.getElementById('theme')?.addEventListener('click', switchTheme);
document.getElementById('help-open')?.addEventListener('click', () => help.showModal());

document.addEventListener('keydown', event => {
  if (isTyping(event)) return;
  if (event.key === '/') document.getElementById('find')?.focus();
  else if (event.key === '?') help?.showModal();
  else if (event.key === 't') switchTheme();
  else return;
  event.preventDefault();
});

// A choice in a list of filters takes effect at once; text waits for Enter.
for (const form of document.querySelectorAll('form.filters')) {
  form.addEventListener('change', event => {
    if (event.target instanceof HTMLSelectElement || event.target.type === 'checkbox') form.requestSubmit();
  });
  form.addEventListener('submit', () => {
    for (const field of form.elements) if (field.name && !field.value) field.disabled = true;
  });
}

// A ledger that is being made anew is asked for again until it is; what is open on the page stays until the visitor wants the new one.
async function again(line) {
  for (let tries = 0; tries < 60; tries++) {
    await new Promise(done => setTimeout(done, 1500));
    const answer = await fetch(location.href, { credentials: 'same-origin' }).catch(() => null);
    if (!answer?.ok || (await answer.text()).includes('data-again=')) continue;
    if (line.dataset.again === 'made' || !document.querySelector('.unfolded')) location.reload();
    return;
  }
}

const waiting = document.querySelector('[data-again]');
if (waiting) again(waiting);

// A page that is gone back to shows its fields again.
addEventListener('pageshow', () => {
  for (const field of document.querySelectorAll('form.filters :disabled')) field.disabled = false;
});
