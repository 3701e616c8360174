/** The code in the documentation is code that is compiled and run. */
package dev.lsmkv.examples.docs;
