from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.shortcuts import get_object_or_404, redirect, render
from formtools.wizard.views import SessionWizardView

from applications.forms import PAGES
from applications.models import Case
from applications.submission import submit


class ApplicationWizard(SessionWizardView):
    form_list = PAGES
    template_name = "applications/page.html"
    file_storage = FileSystemStorage(location=settings.MEDIA_ROOT)

    def get_context_data(self, form, **more):
        context = super().get_context_data(form=form, **more)
        if self.steps.current == "review":
            context["answers"] = [
                (field.label, self.get_cleaned_data_for_step(step).get(name))
                for step, page in PAGES[:-1] for name, field in page.base_fields.items()
            ]
        return context

    def done(self, form_list, **more):
        answers = {}
        for form in form_list:
            answers |= form.cleaned_data
        photo = answers.pop("identity_document")
        answers["birth_date"] = answers["birth_date"].isoformat()
        return redirect("receipt", identifier=submit(answers, photo.name).id)


def receipt(request, identifier):
    return render(request, "applications/receipt.html", {"case": get_object_or_404(Case, pk=identifier)})
