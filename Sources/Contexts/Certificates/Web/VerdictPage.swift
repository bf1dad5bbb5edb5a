import DesignSystem
import HTMLKit
import HTTPTypes
import Kernel
import Nihongo
import Web

/// Genuine, revoked, unknown or not genuine, in one calm sentence, and what to compare with the paper.
func verdictPage(_ verdict: Verdict, town: TownProfile, texts: Texts) -> Page {
  let key = "certificates.verdict.\(verdict.key)"
  let title = texts["\(key).title"]
  return Page(title, status: verdict.certificate == nil ? .notFound : .ok) { h in
    h.h1(title)
    h.p { h in h.statusTag(StatusTag(texts["\(key).tag"], tone: verdict.tone)) }
    h.p(texts[key, ["town": town.name(in: texts.language), "phone": town.phone]])
    if let certificate = verdict.certificate {
      h.summaryList(facts(of: certificate, town: town, texts), texts)
    }
    if case .genuine = verdict { h.callout(Callout(.note, text: texts["certificates.verdict.how-to-compare"])) }
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
  if let revoked = certificate.revokedAt {
    rows.append(.init(texts["certificates.revoked-on"], day(revoked.dateInJapan)))
  }
  return SummaryList(title: texts["certificates.verdict.compare"], rows)
}

extension Verdict {
  fileprivate var key: String {
    switch self {
    case .genuine: "genuine"
    case .revoked: "revoked"
    case .unknown: "unknown"
    case .notGenuine: "not-genuine"
    }
  }

  fileprivate var tone: StatusTag.Tone {
    switch self {
    case .genuine: .success
    case .revoked: .attention
    case .unknown, .notGenuine: .danger
    }
  }

  fileprivate var certificate: Certificate? {
    switch self {
    case .genuine(let found), .revoked(let found, _): found
    case .unknown, .notGenuine: nil
    }
  }
}
