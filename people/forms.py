"""What people may say of themselves."""

from django import forms

from people.models import Person


class LanguageForm(forms.ModelForm[Person]):
    class Meta:
        model = Person
        fields = ("language",)
