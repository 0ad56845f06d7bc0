/*
 * What all four web applications share: the way out, our names in the switch between applications, and what is left out.
 * Loaded as a custom script (see scripts/config.js), thus after the application's modules are declared and before
 * AngularJS starts: `config` and `run` blocks added here take part in the start.
 */
const base = document.querySelector('base');
const application = window.angular.module(`cam.${base.getAttribute('app-name')}.custom`);

/** Ends the Spring session and shows our sign-in page; app-root is the context path followed by /camunda. */
const signOut = new URL('../sign-out', new URL(`${base.getAttribute('app-root')}/`, window.location.origin));

/**
 * The vendor's own login page is never shown. Where an application would go to `#/login` (after its logout, or when
 * the server no longer knows the user) the browser leaves for /sign-out; who opens `#/login` by a link or a bookmark
 * while signed in goes to the application's first page.
 */
application.run([
  '$rootScope',
  '$location',
  function ($rootScope, $location) {
    let leaving = false; // one logout raises several of these events
    const leave = (event) => {
      event.preventDefault();
      if (!leaving) window.location.assign(signOut);
      leaving = true;
    };
    $rootScope.$on('authentication.logout.success', leave);
    $rootScope.$on('authentication.logout.failure', leave);
    $rootScope.$on('authentication.login.required', leave);
    $rootScope.$on('$routeChangeStart', (event, next) => {
      if (next && next.$$route && next.$$route.originalPath === '/login') {
        event.preventDefault();
        $location.url('/').replace();
      }
    });
  }
]);

/** The header names the applications in English, whatever the locale. */
const names = { welcome: '首页', tasklist: '任务办理', cockpit: '运行监控', admin: '系统管理' };

application.config([
  '$provide',
  function ($provide) {
    $provide.decorator('camWidgetHeaderDirective', [
      '$delegate',
      function ($delegate) {
        const vendor = $delegate[0].controller;
        const injected = vendor.slice(0, -1);
        const construct = vendor[vendor.length - 1];
        $delegate[0].controller = [
          ...injected,
          function (...args) {
            construct.apply(this, args);
            const scope = args[injected.indexOf('$scope')];
            scope.$watch('apps', (apps) =>
              Object.entries(apps || {}).forEach(([id, app]) => {
                app.label = names[id] || app.label;
              })
            );
          }
        ];
        return $delegate;
      }
    ]);
  }
]);

/**
 * Views that nothing fills here. Admin's 运行指标: the engine collects no metrics (camunda.bpm.metrics), and in a demonstration
 * the page asks for a day after the simulated one and is refused. Tasklist's 办理记录: it reads the engine's history and
 * comments, which officials may not read.
 */
const unfilled = ['system-settings-metrics', 'task-detail-history'];

application.config([
  '$provide',
  function ($provide) {
    $provide.decorator('Views', [
      '$delegate',
      function ($delegate) {
        const vendor = $delegate.getProviders;
        $delegate.getProviders = (wanted) =>
          vendor.call($delegate, wanted).filter((view) => !unfilled.includes(view.id));
        return $delegate;
      }
    ]);
  }
]);
