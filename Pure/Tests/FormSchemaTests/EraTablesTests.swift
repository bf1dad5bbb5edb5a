import CivilTime
import Kernel
import Nihongo
import Testing

/// `CivilTime` knows nothing of `Kernel`, nor `Nihongo` of `CivilTime`; so each has its own table.
@Suite("The two tables of eras")
struct EraTablesTests {
  @Test("rules and forms have the same eras from the same days")
  func same() {
    let ofRules = JapaneseEra.allCases.map { "\($0.name) \($0.firstYear) \($0.firstDayNumber)" }
    let ofForms = Era.allCases.map { "\($0.name) \($0.firstYear) \($0.firstDay.daysSince1970)" }
    #expect(ofRules == ofForms)
  }
}
