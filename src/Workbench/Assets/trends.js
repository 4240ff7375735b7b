// A point of the chart leads to its row, which opens.
function arrive() {
  const row = location.hash.startsWith('#p') ? document.getElementById(location.hash.slice(1)) : null;
  if (!row) return;
  const details = row.querySelector('details');
  if (details) details.open = true;
  row.scrollIntoView({ block: 'center' });
  row.classList.add('arrived');
}

addEventListener('hashchange', arrive);
arrive();
