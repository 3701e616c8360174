/**
 * Parts that assert: each goes around another of the same kind, passes every call on, and says
 * where either side breaks the contract between the engine and its parts.
 *
 * <p>Of those who call, they notice the use of what is closed, of what was only lent, or of what
 * has failed for good; calls from two threads where one at a time is allowed; arguments out of
 * range; arrays changed after they were handed over; mappings closed beneath a cursor. Views are
 * overwritten when their life ends, so whoever keeps one reads nonsense. Of the parts, they notice
 * wrong order, answers out of range, and arrays changed or kept that were not theirs. What is still
 * open in the end is a leak: {@link dev.lsmkv.testkit.asserting.AssertingParts#requireAllClosed}.
 *
 * <p>This package depends on the interfaces of all parts and of storage, and on the rules for
 * plans.
 */
package dev.lsmkv.testkit.asserting;
