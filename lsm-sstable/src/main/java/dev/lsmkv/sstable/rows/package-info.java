/** To be written. */
package dev.lsmkv.sstable.rows;
