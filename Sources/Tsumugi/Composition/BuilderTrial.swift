import Builder
import Cases
import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Ports
import Web

extension FormTrial {
  /// A form filled in to try it, with the pages and rules of real applications.
  static func served(by cases: CasesFeature) -> FormTrial {
    FormTrial(
      page: { tried, section, errors, texts, html in
        CasesFeature.writeTrial(section, of: tried, errors: errors, texts, into: &html)
      },
      read: { form, section, tried, texts in CasesFeature.readTrial(form, section, of: tried, texts) },
      answers: { tried, texts, html in CasesFeature.writeTrialAnswers(tried, texts, into: &html) },
      rules: { tried, texts, html in cases.writeTrialRules(tried, texts, into: &html) },
      dueDay: { tried in try await cases.dueDay(of: tried) })
  }
}
