'use strict';

document.getElementById('origin').textContent = window.location.origin;

window.ui = SwaggerUIBundle({
  url: '/openapi.json',
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
