"""The pages of the form, in the fields' names of the procedure `resident-record-copy`."""

import datetime

from django import forms


def choices(*pairs: tuple[str, str]) -> list[tuple[str, str]]:
    return list(pairs)


def not_to_come(value: datetime.date) -> None:
    if value > datetime.date.today():
        raise forms.ValidationError("今日までの日付を入力してください。")


class RequesterForm(forms.Form):
    requester = forms.ChoiceField(label="どなたが手続きをしていますか", widget=forms.RadioSelect, choices=choices(
        ("self", "本人（自分の住民票）"), ("household", "同じ世帯の方"), ("proxy", "本人から頼まれた代理人")))


class ApplicantForm(forms.Form):
    family = forms.CharField(label="姓", max_length=50)
    given = forms.CharField(label="名", max_length=50)
    family_kana = forms.RegexField(r"^[ァ-ヶー　 ]*$", label="セイ", max_length=50, required=False)
    given_kana = forms.RegexField(r"^[ァ-ヶー　 ]*$", label="メイ", max_length=50, required=False)
    birth_date = forms.DateField(label="生年月日", validators=[not_to_come])
    residence = forms.ChoiceField(label="今の住所", widget=forms.RadioSelect, choices=choices(
        ("here", "つむぎ市に住民登録がある"), ("elsewhere", "ほかの市区町村にある"), ("none", "決まった住所がない")))
    postal_code = forms.RegexField(r"^\d{3}-?\d{4}$", label="郵便番号")
    prefecture = forms.CharField(label="都道府県", max_length=10)
    city = forms.CharField(label="市区町村", max_length=50)
    town = forms.CharField(label="町名", max_length=50)
    street = forms.CharField(label="番地", max_length=50)
    building = forms.CharField(label="建物名", max_length=100, required=False)


class RecordForm(forms.Form):
    record_kind = forms.ChoiceField(label="住民票の種類", widget=forms.RadioSelect, choices=choices(
        ("current", "住民票"), ("removed", "除票")))
    extent = forms.ChoiceField(label="載せる方", widget=forms.RadioSelect, choices=choices(
        ("whole", "世帯全員"), ("part", "世帯の一部の方")))
    persons = forms.CharField(label="載せる方の氏名", widget=forms.Textarea, max_length=400, required=False)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("extent") == "part" and not cleaned.get("persons"):
            self.add_error("persons", "載せる方の氏名を入力してください。")
        return cleaned


class ItemsForm(forms.Form):
    items = forms.MultipleChoiceField(
        label="追加で載せるもの", widget=forms.CheckboxSelectMultiple, required=False, choices=choices(
            ("householder", "世帯主の氏名・続柄"), ("domicile", "本籍・筆頭者"), ("address-history", "住所の履歴"),
            ("my-number", "マイナンバー"), ("resident-code", "住民票コード")))
    has_foreign_resident = forms.ChoiceField(
        label="外国籍の方が載りますか", widget=forms.RadioSelect, choices=choices(("true", "はい"), ("false", "いいえ")))


class UseForm(forms.Form):
    purpose = forms.ChoiceField(label="使いみち", widget=forms.RadioSelect, choices=choices(
        ("pension", "年金の手続き"), ("employment", "就職・勤務先への提出"), ("licence-car", "運転免許・自動車の登録"),
        ("housing", "住宅"), ("bank", "銀行・保険など"), ("school", "学校・保育園など")))
    submit_to = forms.CharField(label="提出先", max_length=60, required=False)
    copies = forms.IntegerField(label="必要な通数", min_value=1, max_value=10)


class DeliveryForm(forms.Form):
    delivery = forms.ChoiceField(label="受け取り方", widget=forms.RadioSelect, choices=choices(
        ("counter", "窓口で受け取る"), ("post", "郵送で受け取る")))


class AttachmentsForm(forms.Form):
    identity_document = forms.FileField(label="本人確認書類")

    def clean_identity_document(self):
        photo = self.cleaned_data["identity_document"]
        head = photo.read(8)
        photo.seek(0)
        if not head.startswith((b"\x89PNG", b"\xff\xd8\xff", b"%PDF-")):
            raise forms.ValidationError("写真（JPEG・PNG）かPDFを選んでください。")
        return photo


class ContactForm(forms.Form):
    phone = forms.RegexField(r"^[0-9-]{10,13}$", label="電話番号")
    email = forms.EmailField(label="メールアドレス", required=False)
    email_again = forms.EmailField(label="メールアドレス（確認）", required=False)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("email") != cleaned.get("email_again"):
            self.add_error("email_again", "メールアドレスが同じではありません。")
        return cleaned


class ReviewForm(forms.Form):
    """Nothing to fill in: the button submits."""


PAGES = [
    ("requester", RequesterForm), ("applicant", ApplicantForm), ("record", RecordForm), ("items", ItemsForm),
    ("use", UseForm), ("delivery", DeliveryForm), ("attachments", AttachmentsForm), ("contact", ContactForm),
    ("review", ReviewForm),
]
