// Shows the order's state as the server tells it.
const live = document.getElementById('live');
if (live?.dataset.source) {
  const news = new EventSource(live.dataset.source);
  news.addEventListener('status', (event) => {
    live.innerHTML = event.data;
  });
}
