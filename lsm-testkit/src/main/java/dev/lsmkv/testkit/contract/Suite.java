package dev.lsmkv.testkit.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Runs the tests of a contract one by one and says which of them fail: to show with a bug planted
 * on purpose that a contract would notice it.
 */
public final class Suite {

  private Suite() {}

  /**
   * Runs all tests of a contract.
   *
   * @param contract the contract
   * @param tested makes what is tested, anew for each test
   * @param <T> the contract's type
   * @return the names of the tests that failed, sorted
   */
  public static <T> List<String> failures(Class<T> contract, Supplier<? extends T> tested) {
    return failures(contract, tested, _ -> true);
  }

  /**
   * Runs some tests of a contract.
   *
   * @param contract the contract
   * @param tested makes what is tested, anew for each test
   * @param chosen which tests, by their names; at least one
   * @param <T> the contract's type
   * @return the names of the tests that failed, sorted
   */
  public static <T> List<String> failures(
      Class<T> contract, Supplier<? extends T> tested, Predicate<String> chosen) {
    List<Method> tests =
        Arrays.stream(contract.getMethods())
            .filter(method -> method.isAnnotationPresent(Test.class))
            .filter(method -> chosen.test(method.getName()))
            .toList();
    if (tests.isEmpty()) {
      throw new IllegalArgumentException("no such test in " + contract.getName());
    }
    return tests.stream()
        .filter(method -> fails(method, tested.get()))
        .map(Method::getName)
        .sorted()
        .toList();
  }

  private static boolean fails(Method test, Object tested) {
    try {
      test.invoke(tested);
      return false;
    } catch (InvocationTargetException _) {
      return true;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("a test that cannot be called: " + test, e);
    }
  }
}
