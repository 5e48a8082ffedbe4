/** The favicon. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><g fill="none" stroke="#1f6f8b"><circle cx="16" cy="16" r="9" stroke-width="2.5"/><circle cx="16" cy="16" r="14" stroke-width="1.5" opacity=".5"/></g><circle cx="16" cy="16" r="4.5" fill="#1f6f8b"/></svg>`;
