import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Nihongo

extension HTML {
  /// The inputs of ``SharedAnswers``. All may stay empty: each application asks for what it needs.
  mutating func sharedFields(_ typed: TypedAnswers, _ errors: [FieldError], _ texts: Texts) {
    func frame(_ question: String, isGroup: Bool = false) -> FieldFrame {
      FieldFrame(
        question, label: texts["lifeevents.\(question)"], need: .optional, id: isGroup ? "\(question)-group" : nil)
    }
    nameFields(
      NameFields(frame("shared-name", isGroup: true), values: parts("shared-name", of: typed)), texts)
    dateField(
      DateField(
        frame("shared-birth-date"), answer: .text(typed.first("shared-birth-date")), isBirthday: true, isBirth: true),
      texts)
    addressFields(
      AddressFields(
        frame("shared-address", isGroup: true),
        prefectures: Prefecture.allCases.map { prefecture in
          let name = prefecture.name
          return SelectField.Option(name, texts.language == .english ? "\(name) \(prefecture.englishName)" : name)
        }, values: parts("shared-address", of: typed), errors: errors, lookUpPath: basePath + "/reference/places"),
      texts)
    textField(
      TextField(
        frame("shared-phone"), value: typed.first("shared-phone"), kind: .telephone, width: .medium,
        autocomplete: "tel"),
      texts)
    textField(
      TextField(
        frame("shared-email"), value: typed.first("shared-email"), kind: .email, width: .wide, autocomplete: "email"),
      texts)
  }

  private func parts<Part: CaseIterable & RawRepresentable<String> & Hashable>(
    _ question: String, of typed: TypedAnswers
  ) -> [Part: String] {
    Dictionary(uniqueKeysWithValues: Part.allCases.map { ($0, typed.first("\(question).\($0.rawValue)")) })
  }
}
