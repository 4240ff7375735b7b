// New issues: files are sent one after the other, each with its progress and what was read.
import { say } from './app.js';

const form = document.getElementById('intake');
const list = document.getElementById('progress');
const input = document.getElementById('files');
const text = form.dataset;
let queue = Promise.resolve();

function send(file, line) {
  return new Promise(done => {
    const published = form.elements.published.value.trim();
    const address = `/upload?name=${encodeURIComponent(file.name)}${published ? `&published=${encodeURIComponent(published)}` : ''}`;
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('X-Change-Token', document.body.dataset.change);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.responseType = 'json';
    const bar = line.querySelector('progress');
    const state = line.querySelector('.state');
    request.upload.onprogress = event => {
      if (event.lengthComputable) bar.value = event.loaded / event.total;
      if (bar.value === 1) { bar.removeAttribute('value'); state.textContent = text.reading; }
    };
    request.onloadend = () => {
      bar.remove();
      const answer = request.response;
      if (request.status !== 200 || !answer) {
        line.classList.add('bad');
        state.textContent = answer?.problem ?? text.failed;
      } else {
        line.classList.add('good');
        state.textContent = `${answer.said}${answer.isNew ? '' : text.unchanged} `;
        if (answer.link) {
          const link = document.createElement('a');
          link.href = answer.link;
          link.textContent = text.done;
          state.append(link);
        }
      }
      say(`${file.name}: ${state.textContent}`);
      done(request.status === 200 ? answer?.link : null);
    };
    request.send(file);
  });
}

function take(files) {
  const taken = [...files];
  const links = [];
  for (const file of taken) {
    const line = document.createElement('li');
    const name = document.createElement('span');
    const state = document.createElement('span');
    const bar = document.createElement('progress');
    name.className = 'name';
    name.textContent = file.name;
    state.className = 'state';
    state.textContent = text.sending;
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute('aria-label', file.name);
    line.append(name, bar, state);
    list.prepend(line);
    if (file.size > Number(text.most)) {
      bar.remove();
      line.classList.add('bad');
      state.textContent = text.large;
      continue;
    }
    queue = queue.then(() => send(file, line)).then(link => { if (link) links.push(link); });
  }
  queue = queue.then(() => { if (taken.length === 1 && links.length === 1) location.assign(links[0]); });
}

input.addEventListener('change', () => {
  take(input.files);
  input.value = '';
});
form.addEventListener('submit', event => event.preventDefault());
addEventListener('dragover', event => { event.preventDefault(); form.classList.add('over'); });
addEventListener('dragleave', event => { if (!event.relatedTarget) form.classList.remove('over'); });
addEventListener('drop', event => {
  event.preventDefault();
  form.classList.remove('over');
  take(event.dataTransfer.files);
});
