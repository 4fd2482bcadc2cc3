"""The house look: layouts, components, form fields, page errors, security headers, live updates."""
