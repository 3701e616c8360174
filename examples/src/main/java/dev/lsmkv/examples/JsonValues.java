package dev.lsmkv.examples;

import dev.lsmkv.api.Codecs;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.TypedCursor;
import dev.lsmkv.api.TypedStore;
import java.nio.file.Path;
import java.util.List;

/** Keeps records as JSON under numbers that keep their order. */
public final class JsonValues {

  private JsonValues() {}

  /**
   * A book.
   *
   * @param title its title
   * @param year the year it came out
   * @param authors who wrote it
   */
  public record Book(String title, int year, List<String> authors) {}

  /**
   * Runs it.
   *
   * @param args the directory of the store; {@code books-data} if there is none
   */
  public static void main(String[] args) {
    Path directory = Path.of(args.length > 0 ? args[0] : "books-data");
    try (LsmStore store = LsmStore.open(directory)) {
      TypedStore<Long, Book> books = store.typed(Codecs.int64(), JsonCodec.json(Book.class));
      books.put(-300L, new Book("Elements", -300, List.of("Euclid")));
      books.put(7L, new Book("On Growth and Form", 1917, List.of("D'Arcy Thompson")));
      books.put(40L, new Book("SICP", 1985, List.of("Abelson", "Sussman", "Sussman")));
      try (TypedCursor<Long, Book> newest = books.scanReverse(books.between(0L, 100L))) {
        while (newest.next()) {
          Book book = newest.value();
          System.out.println(book.year() + ": " + book.title() + " by " + book.authors());
        }
      }
    }
  }
}
