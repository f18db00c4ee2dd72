/* What is left empty in a form of the API's documentation is not asked: the API refuses empty values. */
for (const form of document.querySelectorAll("form[data-asks]")) {
  form.addEventListener("submit", () => {
    for (const field of form.elements) field.disabled = field.name !== "" && field.value === "";
  });
  addEventListener("pageshow", () => {
    for (const field of form.elements) field.disabled = false;
  });
}
