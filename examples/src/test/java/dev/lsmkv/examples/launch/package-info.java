/**
 * The store in processes of its own: from jars on the module path and the class path, in an image
 * of jlink, without the modules it needs, and killed in the middle of its work. These tests run
 * once the jars are there.
 */
package dev.lsmkv.examples.launch;
