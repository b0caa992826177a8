"""Django's admin application, with our site in the place of the stock one."""

from django.contrib.admin.apps import AdminConfig


class NewsroomAdminConfig(AdminConfig):
    default_site = "claims.admin.site.NewsroomSite"

    def ready(self) -> None:
        # The site lives in the package that registers with it. Whoever asks for the
        # site first would import the package, which would make a second site; so the
        # package comes first.
        import claims.admin  # noqa: F401

        super().ready()
