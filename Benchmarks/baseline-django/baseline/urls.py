from django.urls import path

from applications.views import ApplicationWizard, receipt

urlpatterns = [
    path("apply/", ApplicationWizard.as_view(), name="apply"),
    path("receipt/<uuid:identifier>/", receipt, name="receipt"),
]
