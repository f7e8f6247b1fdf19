// After logging in on this page, whoever has their work elsewhere is led there; and logging out ends the session of the provider, too.
const entrance = new URL('../../../../', import.meta.url);
const atLogin = () => location.hash.startsWith('#/login');

let loggingIn = atLogin();

async function home() {
  const answer = await fetch(entrance, { headers: { Accept: 'application/json', 'X-Requested-With': 'needsline' } });
  return answer.json();
}

window.addEventListener('hashchange', async () => {
  if (atLogin() === loggingIn) {
    return;
  }
  loggingIn = atLogin();
  const there = await home();
  if (loggingIn) {
    if (there.singleSignOn) {
      location.assign(new URL('logout', entrance));
    }
  } else if (!there.home.startsWith('/camunda/app/tasklist/')) {
    location.assign(new URL(there.home.slice(1), entrance));
  }
});

export default [];
