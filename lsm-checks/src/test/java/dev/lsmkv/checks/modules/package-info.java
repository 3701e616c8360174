/** Rules about the modules as the JVM sees them: what they provide, export and require. */
package dev.lsmkv.checks.modules;
