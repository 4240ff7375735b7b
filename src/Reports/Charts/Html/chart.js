(function () {
  'use strict';

  function element(name, className, text) {
    var made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  }

  var most = 3;   // pieces of evidence that a passing tip shows

  function fill(tip, mark, all) {
    tip.replaceChildren(element('div', 'head', mark.head), element('div', 'value', mark.value));
    if (mark.remark) tip.append(element('div', 'remark', mark.remark));
    mark.evidence.slice(0, all ? undefined : most).forEach(function (evidence) {
      var quote = element('blockquote', 'quote', evidence.quote);
      quote.append(element('span', 'where', evidence.where));
      tip.append(quote);
    });
    if (!all && mark.evidence.length > most) tip.append(element('div', 'head', '另有' + (mark.evidence.length - most) + '处依据，单击可看全部'));
    if (mark.link) {
      var link = element('a', 'more', '查看原文');
      link.href = mark.link;
      link.rel = 'noopener noreferrer';
      tip.append(link);
    }
  }

  function place(tip, box) {
    var width = tip.offsetWidth, height = tip.offsetHeight, gap = 10;
    var left = Math.min(Math.max(gap, box.left + box.width / 2 - width / 2), window.innerWidth - width - gap);
    var top = box.top - height - gap;
    if (top < gap) top = Math.min(box.bottom + gap, window.innerHeight - height - gap);
    tip.style.left = Math.max(gap, left) + 'px';
    tip.style.top = Math.max(gap, top) + 'px';
  }

  function boxOf(mark) {
    var target = mark.querySelector('.hit') || mark.querySelector('rect') || mark;
    return target.getBoundingClientRect();
  }

  function start(chart) {
    var data = JSON.parse(chart.querySelector('script[type="application/json"]').textContent);
    var svg = chart.querySelector('svg');
    var tip = chart.querySelector('.tip');
    var marks = Array.prototype.slice.call(svg.querySelectorAll('.mark'));
    var shown = null, pinned = false;

    function show(mark, pin) {
      if (shown) shown.classList.remove('on');
      shown = mark;
      pinned = pin;
      mark.classList.add('on');
      fill(tip, data[Number(mark.getAttribute('data-mark'))], pin);
      tip.classList.toggle('pinned', pin);
      tip.hidden = false;
      place(tip, boxOf(mark));
    }

    function hide() {
      if (shown) shown.classList.remove('on');
      shown = null;
      pinned = false;
      tip.hidden = true;
    }

    function focus(mark) {
      marks.forEach(function (other) { other.setAttribute('tabindex', other === mark ? '0' : '-1'); });
      mark.focus();
    }

    function visible(mark) { return !mark.closest('.hidden'); }

    function step(from, by) {
      for (var at = marks.indexOf(from) + by; at >= 0 && at < marks.length; at += by) {
        if (visible(marks[at])) { focus(marks[at]); return; }
      }
    }

    function edge(by) {
      var seen = marks.filter(visible);
      if (seen.length) focus(by < 0 ? seen[0] : seen[seen.length - 1]);
    }

    function label(mark) {
      var said = data[Number(mark.getAttribute('data-mark'))];
      return said.head + '：' + said.value + (said.evidence.length ? '，依据' + said.evidence.length + '处' : '');
    }

    marks.forEach(function (mark, index) {
      var title = mark.querySelector('title');
      if (title) title.remove();
      mark.setAttribute('tabindex', index === 0 ? '0' : '-1');
      mark.setAttribute('role', 'img');
      mark.setAttribute('aria-label', label(mark));
      mark.addEventListener('pointerenter', function () { if (!pinned) show(mark, false); });
      mark.addEventListener('pointerleave', function () { if (!pinned) hide(); });
      mark.addEventListener('focus', function () { if (!pinned || shown !== mark) show(mark, false); });
      mark.addEventListener('blur', function () { if (!pinned) hide(); });
      mark.addEventListener('click', function (event) { event.stopPropagation(); if (pinned && shown === mark) hide(); else show(mark, true); });
    });
    svg.setAttribute('role', 'group');

    svg.addEventListener('keydown', function (event) {
      var mark = event.target.closest('.mark');
      if (!mark) return;
      var steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
      if (steps[event.key]) step(mark, steps[event.key]);
      else if (event.key === 'Home') edge(-1);
      else if (event.key === 'End') edge(1);
      else if (event.key === 'Enter' || event.key === ' ') { if (pinned) hide(); else show(mark, true); }
      else return;
      event.preventDefault();
    });
    document.addEventListener('keydown', function (event) { if (event.key === 'Escape') hide(); });
    document.addEventListener('click', function (event) { if (!tip.contains(event.target)) hide(); });
    window.addEventListener('scroll', function () { if (shown) place(tip, boxOf(shown)); }, { passive: true, capture: true });

    chart.querySelectorAll('.key[data-series]').forEach(function (key) {
      var series = key.getAttribute('data-series');
      function toggle() {
        var off = key.getAttribute('aria-pressed') === 'true';
        key.setAttribute('aria-pressed', off ? 'false' : 'true');
        key.classList.toggle('off', off);
        svg.querySelectorAll('[data-series="' + series + '"]:not(.key)').forEach(function (part) { part.classList.toggle('hidden', off); });
      }
      key.setAttribute('role', 'button');
      key.setAttribute('tabindex', '0');
      key.setAttribute('aria-pressed', 'true');
      key.addEventListener('click', toggle);
      key.addEventListener('keydown', function (event) {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        toggle();
      });
    });
  }

  document.querySelectorAll('figure.chart').forEach(start);
})();
