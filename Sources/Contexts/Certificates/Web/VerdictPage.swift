import DesignSystem
import HTMLKit
import HTTPTypes
import Kernel
import Nihongo
import Web

/// Issued, revoked, unknown or not confirmed, in one calm sentence, and what the paper must say.
func verdictPage(_ verdict: Verdict, town: TownProfile, texts: Texts) -> Page {
  let key = "certificates.verdict.\(verdict.key)"
  let title = texts["\(key).title"]
  let values = ["town": town.name(in: texts.language), "phone": town.phone]
  return Page(title, status: verdict.certificate == nil ? .notFound : .ok) { h in
    h.h1(title)
    h.p { h in h.statusTag(StatusTag(texts["\(key).tag"], tone: verdict.tone)) }
    h.p(texts[key, values])
    if case .issued = verdict { h.p(texts["certificates.verdict.issued.limit", values]) }
    if let certificate = verdict.certificate {
      h.summaryList(facts(of: certificate, town: town, texts), texts)
    }
    if case .issued = verdict {
      h.callout(
        Callout(
          .note, title: texts["certificates.verdict.how-to-compare.title"],
          text: texts["certificates.verdict.how-to-compare", values]))
    }
    h.p { h in h.a(["href": VerificationRoutes.path], texts["certificates.verdict.again"]) }
  }
}

private func facts(of certificate: Certificate, town: TownProfile, _ texts: Texts) -> SummaryList {
  func day(_ date: CivilDate) -> String { JapaneseDate(date).text(in: texts.language) }
  var rows: [SummaryList.Row] = [
    .init(texts["certificates.title"], certificate.title), .init(texts["certificates.number"], certificate.number),
    .init(texts["certificates.issued-on"], day(certificate.issuedOn)),
    .init(texts["certificates.issuer"], town.name(in: texts.language)),
  ]
  guard let revocation = certificate.revocation else {
    return SummaryList(title: texts["certificates.verdict.compare"], rows)
  }
  rows.append(.init(texts["certificates.revoked-on"], day(revocation.at.dateInJapan)))
  if let replacement = revocation.replacement { rows.append(.init(texts["certificates.replacement"], replacement)) }
  return SummaryList(title: texts["certificates.verdict.what"], rows)
}

extension Verdict {
  fileprivate var key: String {
    switch self {
    case .issued: "issued"
    case .revoked(_, let revocation): revocation.replacement == nil ? "revoked" : "replaced"
    case .unknown: "unknown"
    case .notConfirmed: "not-confirmed"
    }
  }

  fileprivate var tone: StatusTag.Tone {
    switch self {
    case .issued: .info
    case .revoked: .attention
    case .unknown, .notConfirmed: .danger
    }
  }

  fileprivate var certificate: Certificate? {
    switch self {
    case .issued(let found), .revoked(let found, _): found
    case .unknown, .notConfirmed: nil
    }
  }
}
