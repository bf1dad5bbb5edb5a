import Nihongo

extension AnswerReader {
  /// Which inputs are looked at is decided by `institution`; what was typed into the others stays in the draft.
  func readBankAccount() -> Outcome {
    let all = question.type.parts.filter { $0 != "kind" }
    if all.allSatisfy({ isBlank(typed.first("\(question.id).\($0)")) }) { return missing() }
    guard let institution = BankAccount.Institution(rawValue: typed.first("\(question.id).institution")) else {
      return .problem(problem(.notAnOption, part: "institution", variant: "institution"))
    }
    var problems: [AnswerProblem] = []
    let home = institution == .bank ? bank(&problems) : yucho(&problems)
    let holder = holder(&problems)
    guard problems.isEmpty, let home, let holder else { return Outcome(problems: problems) }
    return .answer(.bankAccount(BankAccount(home, holder: holder)))
  }

  private func yucho(_ problems: inout [AnswerProblem]) -> BankAccount.Home? {
    let symbol = filled("yucho-symbol", &problems), number = filled("yucho-number", &problems)
    guard let symbol, let number else { return nil }
    guard YuchoAccount.symbol(symbol) != nil else {
      problems.append(problem(.notAYuchoSymbol, part: "yucho-symbol"))
      return nil
    }
    guard let account = YuchoAccount(symbol: symbol, number: number) else {
      problems.append(problem(.notAYuchoNumber, part: "yucho-number"))
      return nil
    }
    return .yucho(account)
  }

  /// Codes may be left out, because not everyone knows them; the names may not.
  private func bank(_ problems: inout [AnswerProblem]) -> BankAccount.Home? {
    let bankCode = code("bank-code", 4, .notABankCode, &problems)
    let bankName = filled("bank-name", &problems)
    let branchCode = code("branch-code", 3, .notABranchCode, &problems)
    let branchName = filled("branch-name", &problems)
    let kind = BankAccount.Kind(rawValue: typed.first("\(question.id).kind"))
    if kind == nil { problems.append(problem(.notAnOption, part: "kind", variant: "account-kind")) }
    let number = filled("number", &problems)
    if let number, BranchAccount.number(number) == nil {
      problems.append(problem(.notAnAccountNumber, part: "number"))
    }
    guard problems.isEmpty, let bankCode, let bankName, let branchCode, let branchName, let kind, let number else {
      return nil
    }
    return BranchAccount(
      bankCode: bankCode, bankName: bankName, branchCode: branchCode, branchName: branchName, kind: kind,
      number: number
    ).map(BankAccount.Home.bank)
  }

  private func holder(_ problems: inout [AnswerProblem]) -> AccountHolder? {
    guard let text = filled("holder", &problems) else { return nil }
    guard let holder = AccountHolder(text) else {
      problems.append(problem(.notAnAccountHolder, part: "holder"))
      return nil
    }
    return holder
  }

  private func code(
    _ part: String, _ length: Int, _ wrong: AnswerProblem.Code, _ problems: inout [AnswerProblem]
  ) -> String? {
    guard let code = BranchAccount.code(typed.first("\(question.id).\(part)"), length) else {
      problems.append(problem(wrong, part: part))
      return nil
    }
    return code
  }

  /// A part that must not be empty.
  private func filled(_ part: String, _ problems: inout [AnswerProblem]) -> String? {
    do throws(AnswerProblem) {
      let text = try line(part, max: TypedText.longestPart)
      guard !text.isEmpty else { throw problem(.missing, part: part) }
      return text
    } catch {
      problems.append(error)
      return nil
    }
  }
}
