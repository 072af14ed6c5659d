'use strict';

document.getElementById('origin').textContent = window.location.origin;

/** An example of what need not be given would be sent by whoever tries an operation: it goes into the text instead. */
function withoutPrefills(description) {
  const parameters = [
    ...Object.values(description.components.parameters ?? {}),
    ...Object.values(description.paths).flatMap((path) =>
      [path, ...Object.values(path)].flatMap((one) => (Array.isArray(one?.parameters) ? one.parameters : [])),
    ),
  ];
  for (const parameter of parameters.filter(({ required, example }) => !required && example !== undefined)) {
    const shown = typeof parameter.example === 'string' ? parameter.example : JSON.stringify(parameter.example);
    parameter.description = `${parameter.description ?? ''}\n\nExample: \`${shown}\``;
    delete parameter.example;
  }
  return description;
}

/** The operations by feature, each a link to where it stands. */
function contents(description) {
  const nav = document.getElementById('contents');
  const lists = new Map(
    description.tags.map(({ name }) => {
      const section = document.createElement('details');
      section.open = name !== 'Platform';
      section.append(Object.assign(document.createElement('summary'), { textContent: name }));
      const list = section.appendChild(document.createElement('ul'));
      nav.append(section);
      return [name, list];
    }),
  );
  for (const path of Object.values(description.paths)) {
    for (const operation of Object.values(path).filter((one) => one?.operationId)) {
      const [tag] = operation.tags;
      const link = document.createElement('a');
      link.href = `#/${encodeURIComponent(tag)}/${operation.operationId}`;
      link.textContent = operation.summary;
      // The page opens what it is sent to only when it is loaded.
      link.addEventListener('click', () => setTimeout(() => open(tag, operation.operationId)));
      lists.get(tag)?.appendChild(document.createElement('li')).append(link);
    }
  }
}

function open(tag, id) {
  const at = document.getElementById(`operations-${tag.replaceAll(' ', '_')}-${id}`);
  if (!at) return;
  if (!at.classList.contains('is-open')) at.querySelector('.opblock-summary-control')?.click();
  at.scrollIntoView();
}

(async () => {
  const description = withoutPrefills(await (await fetch('/openapi.json')).json());
  contents(description);
  window.ui = SwaggerUIBundle({
    spec: description,
    dom_id: '#reference',
    // Swagger UI would else send the description to a checker on the internet.
    validatorUrl: null,
    deepLinking: true,
    docExpansion: 'list',
    defaultModelsExpandDepth: -1,
    displayRequestDuration: true,
    filter: true,
    persistAuthorization: false,
    syntaxHighlight: { activated: true, theme: 'idea' },
  });
})();
