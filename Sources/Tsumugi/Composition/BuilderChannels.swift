import Builder
import Cases
import Counter
import Dialogue
import Kernel
import Ports

extension ChannelPreviews {
  /// Each channel drawn by what serves it to residents and officers.
  static func served(by cases: CasesFeature, paper: PaperForms) -> ChannelPreviews {
    ChannelPreviews(
      page: { tried, section, language, html in
        CasesFeature.writePage(section, of: tried, Features.catalogue.texts(in: language), into: &html)
      },
      interview: { tried, language, html in
        CounterFeature.writeInterview(tried, Features.catalogue.texts(in: language), into: &html)
      },
      talk: { tried, language, html in
        DialogueFeature.writeTalk(tried, Features.catalogue.texts(in: language), into: &html)
      },
      script: { tried, language, html in
        DialogueFeature.writeScript(tried, Features.catalogue.texts(in: language), into: &html)
      },
      form: { tried, language in try await paper.tried(tried, in: language) },
      paper: { tried, document, shape in try await cases.drawPaper(document, of: tried, as: shape) },
      message: { tried, moment, language in try await cases.fillMessage(moment, of: tried, in: language) })
  }
}
