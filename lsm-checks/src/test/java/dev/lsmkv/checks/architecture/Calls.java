package dev.lsmkv.checks.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;

/** Calls of a method by its name, whatever its parameters, on a type or one that extends it. */
final class Calls {

  private Calls() {}

  static DescribedPredicate<JavaMethodCall> anyOf(Class<?> owner, String name) {
    return DescribedPredicate.describe(
        owner.getSimpleName() + "." + name,
        call ->
            call.getTarget().getName().equals(name) && call.getTargetOwner().isAssignableTo(owner));
  }
}
