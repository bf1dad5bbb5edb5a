import HTMLKit
