package dev.lsmkv.bench.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Cells in rows and columns.
 *
 * @param head the names of the columns
 * @param rows as many cells each
 */
record Table(List<String> head, List<List<String>> rows) {

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** For a terminal: columns stand below one another, the first to the left, the others right. */
  List<String> lines() {
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < head.size(); column++) {
      widths.add(width(column));
    }
    List<String> lines = new ArrayList<>();
    lines.add(line(head, widths));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  /** For Markdown. */
  List<String> markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("| " + String.join(" | ", head) + " |");
    lines.add("|---|" + "---:|".repeat(head.size() - 1));
    rows.forEach(row -> lines.add("| " + String.join(" | ", row) + " |"));
    return lines;
  }

  /** For HTML. */
  List<String> html() {
    List<String> lines = new ArrayList<>();
    lines.add("<table>");
    lines.add("<thead>" + htmlRow(head, "th") + "</thead>");
    rows.forEach(row -> lines.add(htmlRow(row, "td")));
    lines.add("</table>");
    return lines;
  }

  private static String htmlRow(List<String> cells, String tag) {
    StringBuilder line = new StringBuilder("<tr>");
    for (String cell : cells) {
      line.append('<').append(tag).append('>').append(escaped(cell));
      line.append("</").append(tag).append('>');
    }
    return line.append("</tr>").toString();
  }

  /** A text that means itself in HTML. */
  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private int width(int column) {
    int widest = head.get(column).length();
    for (List<String> row : rows) {
      widest = Math.max(widest, row.get(column).length());
    }
    return widest;
  }

  private static String line(List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      String space = " ".repeat(widths.get(column) - cell.length());
      line.append(column == 0 ? cell + space : "  " + space + cell);
    }
    return line.toString();
  }
}
