// Rows of a ledger unfold in place; without this script the same link loads the page with the row open.
for (const link of document.querySelectorAll('.unfold')) {
  link.addEventListener('click', async event => {
    event.preventDefault();
    const row = link.closest('tr');
    const open = link.getAttribute('aria-expanded') === 'true';
    if (open) row.nextElementSibling?.remove();
    else {
      const answer = await fetch(link.dataset.part, { credentials: 'same-origin' });
      if (!answer.ok) { location.assign(link.href); return; }
      const more = document.createElement('tr');
      const cell = document.createElement('td');
      more.className = 'unfolded';
      cell.colSpan = row.cells.length;
      cell.append(document.createRange().createContextualFragment(await answer.text()));
      more.append(cell);
      row.after(more);
    }
    link.setAttribute('aria-expanded', String(!open));
  });
  link.addEventListener('keydown', event => {
    if (event.key !== ' ') return;
    event.preventDefault();
    link.click();
  });
}
