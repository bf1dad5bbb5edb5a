import FormSchema
import Kernel

/// The sentences of a procedure that are missing in a language.
struct MissingSentences {
  let findings: [FormFinding]

  init(_ definition: ProcedureDefinition) {
    findings = Language.allCases.filter { $0 != .japanese }.compactMap { language in
      let known = definition.translations[language] ?? [:]
      let missing = definition.translationKeys(for: language).filter { known[$0] == nil }
      return missing.isEmpty
        ? nil : FormFinding(.missingTranslation, .error, .translation(language), others: missing)
    }
  }
}
