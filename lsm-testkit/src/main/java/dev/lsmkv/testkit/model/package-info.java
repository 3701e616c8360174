/**
 * What a store is compared with: a {@link dev.lsmkv.testkit.model.Model model} of it, lists of
 * {@link dev.lsmkv.testkit.model.Step steps} made from a seed, their {@link
 * dev.lsmkv.testkit.model.Execution execution} on a store and on the model side by side, and a
 * {@link dev.lsmkv.testkit.model.Shrinker shrinker} of lists that fail. A list has a {@link
 * dev.lsmkv.testkit.model.StepText text}, one step a line, which is what failures print and what
 * regression files hold.
 */
@NullMarked
package dev.lsmkv.testkit.model;

import org.jspecify.annotations.NullMarked;
