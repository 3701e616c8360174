package dev.lsmkv.checks.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;

/** Calls of methods by their names, whatever they take, on a type or one that extends it. */
final class Calls {

  private Calls() {}

  static DescribedPredicate<JavaMethodCall> matching(Class<?> owner, String names) {
    return DescribedPredicate.describe(
        owner.getSimpleName() + "." + names,
        call ->
            call.getTarget().getName().matches(names)
                && call.getTargetOwner().isAssignableTo(owner));
  }
}
