// Shows a state as the server tells it, for as long as the page is open.
const live = document.getElementById('live');
if (live?.dataset.source) {
  let told = live.innerHTML;
  const news = new EventSource(live.dataset.source);
  news.addEventListener('status', (event) => {
    const next = document.createElement('div');
    next.innerHTML = event.data;
    // What was told before stays, with the focus and with what was typed there.
    if (next.innerHTML !== told) live.innerHTML = told = next.innerHTML;
  });
}
