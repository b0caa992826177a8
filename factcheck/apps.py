"""Django's admin application, with our site in the place of the stock one."""

from django.contrib.admin.apps import AdminConfig


class NewsroomAdminConfig(AdminConfig):
    default_site = "claims.admin.site.NewsroomSite"
