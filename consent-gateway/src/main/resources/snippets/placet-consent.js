/*
 * Passes the choices of a form, of klaro or of vanilla-cookieconsent to a path of your own site, whose server adds who
 * the person is and hands them to the consent gateway (see docs/consent-snippet.md). It stores nothing in the browser and
 * sends nothing before the person has chosen (loi Informatique et Libertés, article 82).
 *
 *   placetConsent.form(document.querySelector('form'), {to: '/consent', collectionPoint: 'website'})
 *   placetConsent.klaro(klaro.getManager(), {to: '/consent', collectionPoint: 'website'})
 *   placetConsent.cookieConsent(CookieConsent, {to: '/consent', collectionPoint: 'website'})   // before CookieConsent.run
 *
 * Options: `to` (path of your site), `collectionPoint` (of the register), `failed` (told when a choice could not be sent).
 */
(function (global) {
  'use strict';
  var WAITS_MS = [500, 2000, 8000];

  function send(choices, options) {
    if (Object.keys(choices).length === 0) {
      return Promise.resolve();
    }
    var body = JSON.stringify({
      collectionPoint: options.collectionPoint,
      choices: choices,
      eventTime: new Date().toISOString()
    });
    return attempt(body, options, 0).catch(function (reason) {
      if (options.failed) {
        options.failed(reason);
      }
    });
  }

  // keepalive: a form may lead to another page while this is on its way
  function attempt(body, options, tries) {
    return fetch(options.to, {
      method: 'POST',
      headers: {'Content-Type': 'application/json'},
      body: body,
      keepalive: true,
      credentials: 'same-origin'
    }).then(function (answer) {
      if (answer.status >= 500 || answer.status === 429) {
        throw new Error('HTTP ' + answer.status);
      }
      if (!answer.ok && options.failed) {
        options.failed(new Error('HTTP ' + answer.status));
      }
    }).catch(function (reason) {
      if (tries >= WAITS_MS.length) {
        throw reason;
      }
      return new Promise(function (resolve) {
        setTimeout(resolve, WAITS_MS[tries]);
      }).then(function () {
        return attempt(body, options, tries + 1);
      });
    });
  }

  // An unticked box is a no, and is said: a refusal is recorded as well.
  function form(element, options) {
    element.addEventListener('submit', function () {
      var choices = {};
      element.querySelectorAll('input[type=checkbox][data-placet]').forEach(function (box) {
        choices[box.getAttribute('data-placet')] = box.checked;
      });
      send(choices, options);
    });
  }

  // `saveConsents` is the person's act; `consents` and `applyConsents` also happen when a page loads.
  function klaro(manager, options) {
    manager.watch({
      update: function (from, what, data) {
        if (what === 'saveConsents') {
          send(optional(data.consents, manager.config.services), options);
        }
      }
    });
  }

  function optional(consents, services) {
    var choices = {};
    services.forEach(function (service) {
      if (!service.required) {
        choices[service.name] = consents[service.name] === true;
      }
    });
    return choices;
  }

  // Both events are acts of the person; `onConsent` also happens at each later page, and is left alone.
  function cookieConsent(library, options) {
    function report() {
      var preferences = library.getUserPreferences();
      var choices = {};
      preferences.rejectedCategories.forEach(function (name) {
        choices[name] = false;
      });
      preferences.acceptedCategories.forEach(function (name) {
        if (!readOnly(library, name)) {
          choices[name] = true;
        }
      });
      send(choices, options);
    }
    global.addEventListener('cc:onFirstConsent', report);
    global.addEventListener('cc:onChange', report);
  }

  // What is necessary cannot be chosen, so it is no choice.
  function readOnly(library, name) {
    var category = (library.getConfig('categories') || {})[name];
    return Boolean(category && category.readOnly);
  }

  global.placetConsent = {form: form, klaro: klaro, cookieConsent: cookieConsent};
})(window);
