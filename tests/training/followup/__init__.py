"""Tests of reminding people."""
