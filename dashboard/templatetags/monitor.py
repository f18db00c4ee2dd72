"""What the head of a page needs beyond Django's own tags: what comes before the first paint, and JSON-LD."""

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join, json_script
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


# Plotly adds its rules to the sheet of this id; the policy would refuse a sheet of its own.
FOR_PLOTLY = "plotly.js-style-global"


@register.simple_tag
def before_first_paint() -> SafeString:
    """Sheets and the choice of theme, in the page itself; while the code is worked on, as files that change at once."""
    if settings.DEBUG:
        first, *others = map(static, settings.SHEETS)
        links = format_html_join("", '<link rel="stylesheet" href="{}">', ((sheet,) for sheet in others))
        script = static(settings.THEME_SCRIPT)
        own = format_html('<link rel="stylesheet" href="{}" id="{}">', first, FOR_PLOTLY)
        return own + links + format_html('<script src="{}"></script>', script)
    style, script = mark_safe(settings.INLINE_STYLE), mark_safe(settings.INLINE_SCRIPT)  # noqa: S308 - our own files
    return format_html('<style id="{}">{}</style>\n<script>{}</script>', FOR_PLOTLY, style, script)


@register.filter
def linked_data(content: object) -> SafeString:
    """JSON-LD in the head of a page, escaped as Django escapes what it hands to scripts."""
    return mark_safe(json_script(content).replace("application/json", "application/ld+json", 1))  # noqa: S308
