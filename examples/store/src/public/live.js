// Shows a state as the server tells it, for as long as the page is open.
const live = document.getElementById('live');
if (live?.dataset.source) {
  const news = new EventSource(live.dataset.source);
  news.addEventListener('status', (event) => {
    const next = document.createElement('div');
    next.innerHTML = event.data;
    // What is shown already stays, with the focus and what was typed.
    if (next.innerHTML !== live.innerHTML) live.innerHTML = next.innerHTML;
  });
}
